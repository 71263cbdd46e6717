// After a refused form the reader starts at the reasons.
document.querySelector(".error-summary")?.focus();
