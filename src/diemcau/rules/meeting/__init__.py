"""Parts of the view ``meetings``, one notion a module; :mod:`diemcau.rules.meetings` puts them together."""
