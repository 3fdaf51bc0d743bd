import type { Typed } from '../../shared/rows.ts';

const FIRST = [
  'Ayşe',
  'Mehmet',
  'Fatma',
  'Mustafa',
  'Emine',
  'Ahmet',
  'Hatice',
  'Ali',
  'Zeynep',
  'Hüseyin',
  'Elif',
  'İbrahim',
  'Şule',
  'Çağla',
  'Ömer',
  'Iraz',
];
const LAST = [
  'Yılmaz',
  'Kaya',
  'Demir',
  'Şahin',
  'Çelik',
  'Yıldız',
  'Yıldırım',
  'Öztürk',
  'Aydın',
  'Özdemir',
  'Arslan',
  'Doğan',
  'Kılıç',
  'Aslan',
  'Çetin',
  'Kara',
  'Koç',
  'Kurt',
  'Özkan',
  'Şimşek',
  'Işık',
  'Ünal',
];

const ENDINGS = ['', 'oğlu', 'soy', 'er', 'türk'];

/** Rows as a payroll program writes them: most are right, two in a hundred have something wrong. The same every time. */
export function makeRows(count: number): Partial<Typed>[] {
  let seed = 42;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * below);
  };
  return Array.from({ length: count }, (_, index) => {
    const surname = (): string => `${LAST[random(LAST.length)]}${ENDINGS[random(ENDINGS.length)]}`;
    const name = `${FIRST[random(FIRST.length)]} ${FIRST[random(FIRST.length)]} ${surname()} ${surname()}`;
    const wrong = random(100);
    const iban = ibanOf(index);
    return {
      recipientType: 'IBAN',
      recipient: wrong === 0 ? `${iban.slice(0, -1)}${(Number(iban.at(-1)) + 1) % 10}` : iban,
      name,
      amount: wrong === 1 ? '' : `${20_000 + random(60_000)},${String(random(100)).padStart(2, '0')}`,
      description: 'Kasım 2026 maaş ödemesi',
      reference: `SCL-${String(index + 1).padStart(6, '0')}`,
    };
  });
}

function ibanOf(account: number): string {
  const bban = `000620${String(account * 7919).padStart(16, '0')}`;
  let remainder = 0;
  for (const digit of `${bban}292700`) remainder = (remainder * 10 + Number(digit)) % 97;
  return `TR${String(98 - remainder).padStart(2, '0')}${bban}`;
}
