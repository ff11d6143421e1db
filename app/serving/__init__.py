"""Around the applications: deadlines, logs, metrics, probes, and the processes that run them."""
