import type { MappingField } from '../../../shared/mapping.ts';
import { fold } from '../../../shared/turkish.ts';

/**
 * What accountants call the columns, in Turkish and English, folded (turkish-data.md, "Headers", and payroll and bank
 * templates). `1` is a name that means nothing else; below that the values must agree.
 */
const NAMES: Readonly<Record<MappingField, Readonly<Record<string, number>>>> = {
  iban: {
    iban: 1,
    'iban no': 1,
    'iban numarasi': 1,
    'iban number': 1,
    'iban nosu': 1,
    'alici iban': 1,
    'alici iban no': 1,
    'hesap no iban': 1,
    'hesap no': 0.7,
    'hesap numarasi': 0.7,
    'banka hesap no': 0.7,
    'alici hesap no': 0.7,
    'maas hesabi': 0.7,
    hesap: 0.6,
    account: 0.6,
    'account no': 0.7,
    'account number': 0.7,
    'bank account': 0.7,
    'recipient iban': 1,
    'beneficiary account': 0.7,
  },
  identityNumber: {
    tckn: 1,
    tc: 0.9,
    't c': 0.9,
    'tc no': 1,
    't c no': 1,
    'tc kimlik': 1,
    'tc kimlik no': 1,
    't c kimlik no': 1,
    'tc kimlik numarasi': 1,
    't c kimlik numarasi': 1,
    'tck no': 1,
    'kimlik no': 1,
    'kimlik numarasi': 1,
    vkn: 1,
    'vergi no': 1,
    'vergi numarasi': 1,
    'vergi kimlik no': 1,
    'vergi kimlik numarasi': 1,
    'tckn vkn': 1,
    'vkn tckn': 1,
    'tc vergi no': 1,
    'identity number': 1,
    'identity no': 1,
    identitynumber: 1,
    'national id': 1,
    'national id no': 1,
    'id number': 0.8,
    'tax number': 1,
    'tax no': 1,
    'tax id': 1,
  },
  phone: {
    telefon: 1,
    tel: 0.9,
    'tel no': 1,
    'telefon no': 1,
    'telefon numarasi': 1,
    gsm: 1,
    'gsm no': 1,
    'gsm numarasi': 1,
    cep: 1,
    'cep no': 1,
    'cep tel': 1,
    'cep telefonu': 1,
    'cep telefon': 1,
    mobil: 0.8,
    mobile: 0.9,
    phone: 1,
    'phone number': 1,
    'phone no': 1,
    'mobile phone': 1,
    'mobile number': 1,
    msisdn: 1,
    'iletisim no': 0.7,
  },
  memberId: {
    'uye no': 1,
    'uye id': 1,
    'uye numarasi': 1,
    'iyzico uye no': 1,
    'member id': 1,
    memberid: 1,
    'member no': 1,
    'member number': 1,
    'cuzdan no': 0.9,
    'cuzdan id': 0.9,
    'wallet id': 0.9,
    'wallet no': 0.9,
  },
  recipient: {
    'alici bilgisi': 1,
    'recipient info': 1,
    recipientinfo: 1,
    'alici hesabi': 0.9,
    'alici hesap': 0.9,
    'alici no': 0.9,
    'alici kimligi': 0.9,
    'iban tckn': 1,
    'iban tckn tel': 1,
    'iban telefon': 1,
    'iban veya tckn': 1,
    'iban uye no': 1,
    'odeme adresi': 0.7,
    alici: 0.6,
    recipient: 0.6,
    'payee account': 0.9,
  },
  recipientType: {
    'alici tipi': 1,
    'alici turu': 1,
    'alici tip': 1,
    'recipient type': 1,
    recipienttype: 1,
    'hesap tipi': 0.8,
    'hesap turu': 0.8,
    'account type': 0.8,
    tip: 0.5,
    tipi: 0.5,
    tur: 0.5,
    turu: 0.5,
    type: 0.5,
  },
  name: {
    'ad soyad': 1,
    'adi soyadi': 1,
    'ad soyadi': 1,
    'adi ve soyadi': 1,
    'ad ve soyad': 1,
    'isim soyisim': 1,
    'isim soyad': 1,
    'adi soyadi unvani': 1,
    'ad soyad unvan': 1,
    'alici adi': 1,
    'alici ad soyad': 1,
    'alici adi soyadi': 1,
    'alici unvani': 1,
    'alici isim': 1,
    'alici ismi': 1,
    'personel adi': 1,
    'personel ad soyad': 1,
    'personel adi soyadi': 1,
    'calisan adi': 1,
    'calisan ad soyad': 1,
    'hesap sahibi': 1,
    isim: 0.9,
    ad: 0.8,
    adi: 0.8,
    unvan: 0.7,
    unvani: 0.7,
    personel: 0.9,
    calisan: 0.9,
    alici: 0.7,
    lehdar: 0.9,
    'lehdar adi': 1,
    satici: 0.8,
    'satici adi': 0.9,
    'magaza adi': 0.8,
    'firma adi': 0.8,
    'firma unvani': 0.9,
    'cari unvan': 0.9,
    'cari adi': 0.9,
    'musteri adi': 0.8,
    name: 0.95,
    'full name': 1,
    fullname: 1,
    'recipient name': 1,
    recipientname: 1,
    employee: 0.9,
    'employee name': 1,
    payee: 0.9,
    'payee name': 1,
    beneficiary: 0.9,
    'beneficiary name': 1,
    'account holder': 1,
    seller: 0.8,
    'seller name': 0.9,
    'first name': 0.9,
    'given name': 0.9,
    recipient: 0.7,
    worker: 0.8,
  },
  surname: {
    soyad: 1,
    soyadi: 1,
    soyisim: 1,
    soyismi: 1,
    surname: 1,
    'last name': 1,
    lastname: 1,
    'family name': 1,
  },
  amount: {
    odenecek: 1,
    'odenecek tutar': 1,
    'odenecek net': 1,
    'net odenecek': 1,
    'net odenecek tutar': 1,
    'net hakedis': 1,
    'odenecek net tutar': 1,
    'aktarilacak tutar': 1,
    'yatacak tutar': 1,
    'net ele gecen': 0.98,
    'ele gecen': 0.95,
    'net ucret': 0.95,
    'net maas': 0.95,
    'net tutar': 0.95,
    net: 0.92,
    tutar: 0.94,
    'tutar tl': 0.94,
    'odeme tutari': 0.96,
    'islem tutari': 0.92,
    'transfer tutari': 0.95,
    'havale tutari': 0.95,
    'eft tutari': 0.95,
    hakedis: 0.85,
    'hakedis tutari': 0.9,
    odeme: 0.8,
    miktar: 0.8,
    ucret: 0.7,
    maas: 0.75,
    bakiye: 0.5,
    'toplam tutar': 0.6,
    toplam: 0.5,
    amount: 0.95,
    'net amount': 0.97,
    'net pay': 0.97,
    'net salary': 0.95,
    'payment amount': 0.97,
    'payout amount': 1,
    'amount to pay': 1,
    'amount due': 0.9,
    'amount value': 0.95,
    payment: 0.8,
    payout: 0.8,
    salary: 0.75,
    value: 0.6,
    total: 0.5,
  },
  currency: {
    'para birimi': 1,
    doviz: 1,
    'doviz cinsi': 1,
    'doviz kodu': 1,
    'doviz turu': 1,
    'para birim': 1,
    pb: 0.8,
    birim: 0.6,
    currency: 1,
    'currency code': 1,
    'amount currency': 1,
    ccy: 0.9,
    kur: 0.4,
  },
  description: {
    aciklama: 1,
    aciklamasi: 1,
    'odeme aciklamasi': 1,
    'islem aciklamasi': 1,
    'odeme nedeni': 0.9,
    'odeme notu': 0.9,
    aciklamalar: 0.9,
    not: 0.6,
    notlar: 0.5,
    konu: 0.6,
    detay: 0.6,
    description: 1,
    'payment description': 1,
    explanation: 0.9,
    memo: 0.8,
    note: 0.7,
    notes: 0.5,
    details: 0.6,
    'payment details': 0.9,
    narrative: 0.8,
  },
  reference: {
    referans: 1,
    'referans no': 1,
    'referans numarasi': 1,
    ref: 0.8,
    'ref no': 0.9,
    'islem no': 0.95,
    'islem numarasi': 0.95,
    sicil: 0.9,
    'sicil no': 0.95,
    'sicil numarasi': 0.95,
    'personel no': 0.9,
    'personel sicil no': 0.9,
    'personel kodu': 0.8,
    reference: 1,
    'reference no': 1,
    'reference number': 1,
    'external id': 1,
    externalid: 1,
    'item external id': 1,
    itemexternalid: 1,
    'employee id': 0.9,
    'employee no': 0.9,
    'siparis no': 0.7,
    'order id': 0.7,
    'order no': 0.7,
    'payout id': 0.8,
    'transaction id': 0.8,
    'fatura no': 0.7,
    'invoice no': 0.7,
    'cari kodu': 0.6,
    'satici id': 0.6,
    'seller id': 0.6,
  },
  nonWithdrawable: {
    cekilemez: 1,
    'cekilemez mi': 1,
    'cekim yasagi': 0.8,
    'cekime kapali': 0.9,
    nonwithdrawable: 1,
    'non withdrawable': 1,
    'not withdrawable': 0.9,
  },
};

/** Words that keep a money column from being what is paid. */
const NOT_PAID =
  /\b(brut|kesinti\w*|vergi\w*|sgk|prim\w*|komisyon\w*|kdv|stopaj|matrah\w*|avans|damga|mesai|gun|saat|ikramiye|agi|gross|tax|fee|fees|commission|deduction\w*|hours|rate|vat|id|no|onceki|previous)\b/;
/** Columns that number or describe the rows and feed nothing. */
const PLAIN_EXTRAS =
  /^(sira|sira no|no|s no|s n|sn|nr|row|line|banka|banka adi|bank|bank name|sube|sube kodu|branch|durum|status|tarih|date|departman|department|bolum|gorev|title|e posta|email|e mail|mail)$/;

export type HeaderMatch = { readonly field: MappingField; readonly score: number };

/** Units and marks at the end of a header that are no part of its name: `Tutar (TL)`, `Net Ücret ₺`, `IBAN *`. */
function bareHeader(header: string): string {
  return fold(header.replace(/\((?:[^()]*)\)|\[[^\]]*\]/g, ' ')).replace(/ (tl|try|usd|eur)$/, '') || fold(header);
}

/** The fields a header's words can mean, best first. Phrases inside a longer header count for less than the whole of it. */
export function matchHeader(header: string): readonly HeaderMatch[] {
  const bare = bareHeader(header);
  if (bare === '' || PLAIN_EXTRAS.test(bare)) return [];
  const matches: HeaderMatch[] = [];
  for (const [field, names] of Object.entries(NAMES) as [MappingField, Readonly<Record<string, number>>][]) {
    const score = scoreOf(bare, names);
    if (score > 0 && !(field === 'amount' && NOT_PAID.test(bare))) matches.push({ field, score });
  }
  return matches.sort((a, b) => b.score - a.score);
}

function scoreOf(bare: string, names: Readonly<Record<string, number>>): number {
  if (Object.hasOwn(names, bare)) return names[bare] ?? 0;
  if (bare.length > 60) return 0;
  const padded = ` ${bare} `;
  let best = 0;
  for (const [name, weight] of Object.entries(names)) {
    if (name.length < 3 || !padded.includes(` ${name} `)) continue;
    // The more of the header a phrase covers, the likelier that it is what the header says.
    best = Math.max(best, weight * (0.55 + 0.3 * (name.length / bare.length)));
  }
  return best;
}

/** True for headers of numbers that are never what is paid: row numbers, gross pay, taxes. */
export function isPlainlyNotPaid(header: string): boolean {
  const bare = bareHeader(header);
  return PLAIN_EXTRAS.test(bare) || NOT_PAID.test(bare);
}

const TOTAL_QUICK = /to[pt]|yek|sum/i;
const TOTAL =
  /^(genel |ara |net |alt |banka |sayfa |brut |liste |grand |sub )*(toplam\w*|yekun|total\w*|subtotal|sum)\b|\b(toplam|toplami|total)$/;

/** True for the label of a totals row: `TOPLAM`, `GENEL TOPLAM`, `Ara Toplam:`, `Total`. */
export function isTotalLabel(text: string): boolean {
  return text.length <= 60 && TOTAL_QUICK.test(text) && TOTAL.test(fold(text));
}
