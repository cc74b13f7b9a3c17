"""What readers do, one module for each thing that is asked for."""
