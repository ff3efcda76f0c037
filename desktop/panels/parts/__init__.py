"""What several panels are made of; a panel itself is never imported by another."""
