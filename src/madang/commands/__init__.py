"""What each command of the command line does: one file a subject, each with ``run(args) -> exit code``."""
