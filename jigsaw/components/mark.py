"""The mark: two plain interlocking shapes in a grid of 24, one filled, one outlined. One colour."""

# A piece with its tab, and the place that it fills.
PIECE = "M2 4h9v6.1a2.4 2.4 0 1 1 0 3.8V20H2z"
PLACE = "M13.6 8.27V4.75h7.65v14.5H13.6v-3.52a3.9 3.9 0 0 0 0-7.46z"
MARK = (
    f'<path fill="currentColor" d="{PIECE}"/>'
    f'<path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" d="{PLACE}"/>'
)
