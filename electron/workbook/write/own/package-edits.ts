import { escapeXml } from './xml-text.ts';

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
/** The format id of custom document properties ([MS-OLEPS] 2.18.3). */
const CUSTOM_FORMAT = '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}';

/** Content type and relationship of each part this program may add to a workbook. */
export const NEW_PARTS = {
  custom: {
    contentType: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
    relation: `${OFFICE}/relationships/custom-properties`,
  },
  styles: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml',
    relation: `${OFFICE}/relationships/styles`,
  },
} as const;

/** Puts an element at the end of a small part, before its root's end tag. */
function appended(xml: string, element: string): string {
  const end = xml.lastIndexOf('</');
  if (end !== -1) return xml.slice(0, end) + element + xml.slice(end);
  // A root without children: `<Types …/>`.
  const name = /<([^\s/>?!]+)[^<]*\/>\s*$/.exec(xml)?.[1] ?? '';
  return xml.replace(/\s*\/>\s*$/, `>${element}</${name}>`);
}

/** `[Content_Types].xml` with a part's type. */
export function withContentType(xml: string, part: string, contentType: string): string {
  return appended(
    xml,
    `<Override xmlns="${PACKAGE}/content-types" PartName="/${escapeXml(part)}" ContentType="${contentType}"/>`,
  );
}

/** Takes an element out of `[Content_Types].xml` or a `.rels` part by the part it names. */
export function withoutPart(xml: string, part: string): string {
  const name = part.slice(part.lastIndexOf('/') + 1).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const element = new RegExp(
    `<[^<>]*\\s(?:PartName|Target)\\s*=\\s*["'](?:[^"']*/)?${name}["'][^<>]*?(?:/>|>\\s*</[^<>]*>)`,
    'i',
  );
  return xml.replace(element, '');
}

/** `[Content_Types].xml` of a workbook that has no macros any more. */
export function withoutMacroType(xml: string): string {
  return xml.replace(
    /application\/vnd\.ms-excel\.(?:sheet|template)\.macroEnabled\.main\+xml/i,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  );
}

/** A `.rels` part with one more relationship; its id is one the part does not use. */
export function withRelation(xml: string, type: string, target: string): string {
  let number = 1;
  while (xml.includes(`"rIdMasa${number}"`)) number += 1;
  return appended(
    xml,
    `<Relationship xmlns="${PACKAGE}/relationships" Id="rIdMasa${number}" Type="${type}" Target="${escapeXml(target)}"/>`,
  );
}

/** Custom document properties with ours set; the file's own stay, those of an earlier writing are replaced. */
export function withProperties(xml: string | null, properties: Readonly<Record<string, string>>): string {
  let text =
    xml ??
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="${OFFICE}/custom-properties"></Properties>`;
  for (const name of Object.keys(properties))
    text = text.replace(
      new RegExp(
        `<(?:[^\\s<>:]+:)?property\\b[^<>]*\\sname\\s*=\\s*["']${name}["'][^<>]*>[\\s\\S]*?</(?:[^\\s<>:]+:)?property>`,
      ),
      '',
    );
  const ids = [...text.matchAll(/\spid\s*=\s*["'](\d+)["']/g)].map((found) => Number(found[1]));
  let id = Math.max(1, ...ids);
  for (const [name, value] of Object.entries(properties)) {
    id += 1;
    text = appended(
      text,
      `<property xmlns="${OFFICE}/custom-properties" xmlns:vt="${OFFICE}/docPropsVTypes" fmtid="${CUSTOM_FORMAT}" pid="${id}" name="${name}"><vt:lpwstr>${escapeXml(value)}</vt:lpwstr></property>`,
    );
  }
  return text;
}
