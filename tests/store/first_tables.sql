insert into reviewers (subject, name, role, created_at) values ('ana', 'Ana', 'lead', '2026-01-02 03:04:05+00:00');
insert into documents (key, title, source_language, target_language, layout, reference_count, settings, length_model, created_at)
  values ('bridge', '', 'fr', 'en', 'paragraphs', 0, '{}', '[1.0, 0.1, 1.6]', '2026-01-02 03:04:05+00:00');
insert into segments (document_id, position, source, target, "references", source_hash, machine, text, version, step, checked, done, words)
  values (1, 1, '[["Le pont", 1, 1, "body"]]', '[["The brigde", 1, 1, "body"]]', '[]', 'x', 'The brigde', 'The bridge', 1, 1, 1, false, 2);
insert into edits (segment_id, reviewer_id, kind, base_version, version, step, before, text, at)
  values (1, 1, 'edit', 0, 1, 1, 'The brigde', 'The bridge', '2026-01-02 03:04:05+00:00');
insert into comments (segment_id, reviewer_id, text, at) values (1, 1, 'is it red?', '2026-01-02 03:04:05+00:00');
