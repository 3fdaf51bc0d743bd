import { describe, expect, it } from 'vitest';
import { readStyles } from '../../../../../../electron/workbook/read/styles.ts';
import { EMPTY_STYLES, StyleEditor } from '../../../../../../electron/workbook/write/own/style-editor.ts';
import { stylesXml } from '../../../../../fixtures/workbooks/zip.ts';

const FULL =
  '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1" xmlns:x="urn:x" x:known="1"><font><sz val="11"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' +
  '<xf numFmtId="4" fontId="0" fillId="0" borderId="0" applyNumberFormat="1"><alignment horizontal="right"/></xf></cellXfs>' +
  '<dxfs count="0"/></styleSheet>';

describe('StyleEditor', () => {
  it('adds a style that is the cell’s own with another fill, once', () => {
    const styles = new StyleEditor('styles.xml', FULL);
    expect(styles.restyle(1, { fill: 'FFFF0000' })).toBe(2);
    expect(styles.restyle(1, { fill: 'FFFF0000' })).toBe(2);
    expect(styles.restyle(0, { fill: 'FFFF0000', ink: 'FF00FF00', text: true })).toBe(3);
    const xml = styles.xml();
    expect(xml).toContain('<fills count="3">');
    expect(xml).toContain('<fonts count="2" xmlns:x="urn:x" x:known="1">');
    expect(xml).toContain('<cellXfs count="4">');
    expect(xml).toMatch(/<xf [^>]*fillId="2"[^>]*numFmtId="4"[^>]*>|<xf [^>]*numFmtId="4"[^>]*fillId="2"[^>]*>/);
    expect(xml.match(/<alignment horizontal="right"\/>/g)).toHaveLength(2);
    expect(readStyles(xml, 'styles.xml')).toHaveLength(4);
  });

  it('leaves a file alone that asks for nothing', () => {
    expect(new StyleEditor('styles.xml', FULL).xml()).toBe(FULL);
  });

  it.each([
    ['a file without fonts and fills', stylesXml([0, '#,##0.00'])],
    ['a file without styles', EMPTY_STYLES],
    ['empty lists', FULL.replace(/<fills.*<\/fills>/, '<fills count="0"/>')],
  ])('puts missing lists where the schema wants them: %s', (_, before) => {
    const styles = new StyleEditor('styles.xml', before);
    styles.restyle(0, { fill: 'FFFF0000', ink: 'FF00FF00' });
    const xml = styles.xml();
    const place = (tag: string): number => xml.indexOf(`<${tag}`);
    expect(place('fonts')).toBeGreaterThan(0);
    expect(place('fonts')).toBeLessThan(place('fills'));
    expect(place('fills')).toBeLessThan(place('cellXfs'));
    expect(xml).toContain('<fills count="3">');
    readStyles(xml, 'styles.xml');
  });
});
