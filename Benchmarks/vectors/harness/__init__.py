"""Measures the product's search against its peers."""
