"""What screens say, as rows of facts in words, before anything is drawn or broken."""
