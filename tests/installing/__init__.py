"""The package as strangers get it: a wheel in environments that have nothing else. No network is used."""
