"""Inputs that hold many articles."""
