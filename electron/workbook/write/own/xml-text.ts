/** Control characters but tab and line ends, and the two code points that are none: XML 1.0 cannot hold them. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/** Text as it stands between tags and in quoted attributes. What XML cannot hold is left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(UNWRITABLE, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Sets an attribute of a raw start tag, as it stands in the file, and leaves everything else of it alone. */
export function withAttribute(tag: string, name: string, value: string): string {
  const found = attributePattern(name);
  const written = ` ${name}="${escapeXml(value)}"`;
  if (found.test(tag)) return tag.replace(found, () => written);
  return tag.replace(/^<[^\s/>]+/, (start) => start + written);
}

/** A raw start tag without an attribute. */
export function withoutAttribute(tag: string, name: string): string {
  return tag.replace(attributePattern(name), '');
}

function attributePattern(name: string): RegExp {
  return new RegExp(`\\s+${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`);
}

/** A self-closing start tag opened, so that something can stand inside it. */
export function opened(tag: string): string {
  return tag.replace(/\s*\/>$/, '>');
}
