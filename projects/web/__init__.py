"""The pages of a project as such: who belongs to it, where it lives, and how it is handed on."""
