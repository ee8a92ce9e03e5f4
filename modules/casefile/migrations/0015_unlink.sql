-- A link made by mistake is taken away again; what happened stays in the events of both files.
grant delete on casefile.link to hongdun_app;
