"""The peer of the throughput benchmark: a stock Rasa form bot."""
