"""The pages of the right-hand panel, one file a kind of thing; each is written as markup."""
