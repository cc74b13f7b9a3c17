"""The mark: two plain interlocking shapes in a grid of 24, one filled, one outlined. One colour."""

# A piece with its tab, and the place that it fills.
PIECE = "M2 6h9v3.6a2.8 2.8 0 1 1 0 4.8V18H2z"
PLACE = "M13.6 7.86V6.75h7.65v10.5H13.6v-1.11a4.3 4.3 0 0 0 0-8.28z"
MARK = (
    f'<path fill="currentColor" d="{PIECE}"/>'
    f'<path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" d="{PLACE}"/>'
)
