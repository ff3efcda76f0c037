"""The timeline: approvals by year, and the year up to which the map shows them."""
