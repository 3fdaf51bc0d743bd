/**
 * react-aria adds a `<style>` element for `touch-action` when its first button mounts, unless an element with this id
 * is already in the document. The page's content security policy refuses inline styles, so the rule stands in
 * styles/base.css and this takes the element's place. Imported by Button, which every page has.
 */
const PRESS_STYLE_ID = 'react-aria-pressable-style';

if (document.getElementById(PRESS_STYLE_ID) === null) {
  const placeholder = document.createElement('meta');
  placeholder.id = PRESS_STYLE_ID;
  document.head.append(placeholder);
}
