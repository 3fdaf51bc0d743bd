import { describe, expect, test } from 'vitest';
import { minor } from '../../../shared/amounts.ts';
import { type RecordFacts, recordPage } from '../../../shared/record-page.ts';

const facts: RecordFacts = {
  locale: 'tr',
  styleSheet: '/assets/record.css',
  companyName: 'Yıldız <b>Tekstil</b> & Ortakları',
  environment: 'Canlı',
  isReal: true,
  listName: 'Kasım 2026 maaş',
  period: 'Kasım 2026',
  purpose: 'Maaş',
  state: 'Kısmen ödendi',
  madeAt: Date.UTC(2026, 10, 20, 7, 42),
  madeBy: 'Selin Arslan',
  isMasked: true,
  payouts: [
    {
      externalId: 'om-2026-11-a7',
      requestId: '8d3f-22',
      count: 2,
      total: minor(8_150_000),
      currency: 'TRY',
      state: 'Kısmen ödendi',
      preparedAt: Date.UTC(2026, 10, 20, 7, 40),
      authorisedAt: null,
    },
  ],
  totals: [
    {
      currency: 'TRY',
      count: 2,
      total: minor(8_150_000),
      paid: minor(3_055_000),
      states: [
        { state: 'Ödendi', count: 1, total: minor(3_055_000) },
        { state: 'Ödenemedi', count: 1, total: minor(5_095_000) },
      ],
    },
  ],
  rows: [
    {
      excelRow: 4,
      name: `"><script>alert('x')</script>`,
      recipient: 'TR33 •••• 4105',
      amount: minor(3_055_000),
      currency: 'TRY',
      explanation: 'Kasım\u202Emaaş',
      state: 'Ödendi',
      reason: '',
      referenceCode: '2600081234',
    },
  ],
};

describe('recordPage', () => {
  test('says the total in figures and in words, and that it is no bank receipt', () => {
    const page = recordPage(facts);
    expect(page).toContain('81.500,00 ₺');
    expect(page).toContain('Yazıyla: seksen bir bin beş yüz Türk lirası');
    expect(page).toContain('Ödenen, yazıyla: otuz bin beş yüz elli Türk lirası');
    expect(page).toContain('banka dekontu değildir');
    expect(page).toContain('20.11.2026 10.42');
    expect(page).toContain('yetkilendirilmedi');
  });

  test('lets no text become markup', () => {
    const page = recordPage(facts);
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<b>Tekstil');
    expect(page).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;');
    expect(page).toContain('Yıldız &lt;b&gt;Tekstil&lt;/b&gt; &amp; Ortakları');
  });

  test('shows characters that nobody can see', () => {
    expect(recordPage(facts)).toContain('Kasım⟨U+202E⟩maaş');
  });

  test('says so when no real payment is shown', () => {
    expect(recordPage(facts)).not.toContain('gerçek ödeme göstermez');
    expect(recordPage({ ...facts, isReal: false })).toContain('gerçek ödeme göstermez');
  });

  test('speaks English', () => {
    const page = recordPage({ ...facts, locale: 'en' });
    expect(page).toContain('is not a bank receipt');
    expect(page).toContain('₺81,500.00');
    expect(page).toContain('eighty-one thousand five hundred Turkish lira');
  });
});
