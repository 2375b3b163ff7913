"""Stories about understanding and answering."""
