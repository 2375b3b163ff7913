"""Where people meet Madang. Thin: no decisions here."""
