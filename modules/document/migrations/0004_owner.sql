comment on column document.issued.file_id is 'The file (casefile.file), or the incident (incident.incident) whose brief it is';
