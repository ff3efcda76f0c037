"""The scoreboard: every metric of the plan, and what came of it."""
