"""Template filters for the texts of the questionnaire."""
