"""The pictures: a profile in, SVG markup out. Pure; the same bytes for the same input, on a page and on paper alike.

`map` draws the collaboration map, `icon` the same without words, `steps` one cell of the table below the map, `bars`
what is measured on a straight line, `likeness` where a project stands beside a governance model, `legend` the keys.
"""
