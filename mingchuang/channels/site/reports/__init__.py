"""Annual reports as the public reads them."""
