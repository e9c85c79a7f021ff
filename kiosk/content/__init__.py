"""From YAML files to a typed exhibition and a list of problems; knows neither pygame nor Pillow."""
