"""The nouns; a lower one never imports a higher one."""
