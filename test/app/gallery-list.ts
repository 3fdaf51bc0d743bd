/** The sections of renderer/gallery/sections.tsx that are pictured; a test says when the two lists part. */
export const SECTION_IDS = [
  'screen',
  'screen-live',
  'buttons',
  'fields',
  'choices',
  'menus',
  'states',
  'messages',
  'notices',
  'empties',
  'facts',
  'grid',
  'grid-compact',
  'grid-quiet',
  'grid-huge',
  'dialog',
  'confirm',
  'palette',
  'shortcuts',
  'drop',
] as const satisfies readonly string[];

/** Sections and overlays that fill the window: pictured as the window shows them. */
export const WHOLE_PAGE: readonly string[] = [
  'screen',
  'screen-live',
  'notices',
  'menus',
  'dialog',
  'confirm',
  'palette',
  'shortcuts',
  'drop',
];
