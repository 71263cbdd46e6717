"""Annual reports made up for measuring the audit: valid ones in every style and file, and faults put into them one by one."""
