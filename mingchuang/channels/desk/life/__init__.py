"""The life of normative documents: filed, gone through in campaigns, about to lapse, explained, in agreement with themselves."""
