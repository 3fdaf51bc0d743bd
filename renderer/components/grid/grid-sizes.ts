/** Heights and widths in pixels that code and styles (grid.css, tokens.css) must agree on. */
export const ROW_HEIGHT = 34;
export const ROW_HEIGHT_COMPACT = 28;
export const HEADER_HEIGHT = 32;
/** The column of boxes at the left. */
export const SELECTOR_WIDTH = 34;
