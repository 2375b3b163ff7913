"""The only way to act: rehearse, judge, run, verify, write down."""
