import type { MappingField } from '../../../shared/mapping.ts';

type WeightedNames = readonly (readonly [weight: number, names: string])[];

/**
 * What accountants call the columns, in Turkish and English, folded, separated by bars (turkish-data.md, "Headers", and payroll and
 * bank templates). A name of weight 1 means nothing else; below that the values must agree.
 */
const NAMES: Readonly<Record<MappingField, WeightedNames>> = {
  iban: [
    [1, 'iban|iban no|iban numarasi|iban number|iban nosu|alici iban|alici iban no|hesap no iban'],
    [1, 'recipient iban'],
    [0.7, 'hesap no|hesap numarasi|banka hesap no|alici hesap no|maas hesabi|account no'],
    [0.7, 'account number|bank account|beneficiary account'],
    [0.6, 'hesap|account'],
  ],
  identityNumber: [
    [1, 'tckn|tc no|t c no|tc kimlik|tc kimlik no|t c kimlik no|tc kimlik numarasi'],
    [1, 't c kimlik numarasi|tck no|kimlik no|kimlik numarasi|vkn|vergi no|vergi numarasi'],
    [1, 'vergi kimlik no|vergi kimlik numarasi|tckn vkn|vkn tckn|tc vergi no|identity number'],
    [1, 'identity no|identitynumber|national id|national id no|tax number|tax no|tax id'],
    [0.9, 'tc|t c'],
    [0.8, 'id number'],
  ],
  phone: [
    [1, 'telefon|tel no|telefon no|telefon numarasi|gsm|gsm no|gsm numarasi|cep|cep no|cep tel'],
    [1, 'cep telefonu|cep telefon|phone|phone number|phone no|mobile phone|mobile number|msisdn'],
    [0.9, 'tel|mobile'],
    [0.8, 'mobil'],
    [0.7, 'iletisim no'],
  ],
  memberId: [
    [1, 'uye no|uye id|uye numarasi|iyzico uye no|member id|memberid|member no|member number'],
    [0.9, 'cuzdan no|cuzdan id|wallet id|wallet no'],
  ],
  recipient: [
    [1, 'alici bilgisi|recipient info|recipientinfo|iban tckn|iban tckn tel|iban telefon'],
    [1, 'iban veya tckn|iban uye no'],
    [0.9, 'alici hesabi|alici hesap|alici no|alici kimligi|payee account'],
    [0.7, 'odeme adresi'],
    [0.6, 'alici|recipient'],
  ],
  recipientType: [
    [1, 'alici tipi|alici turu|alici tip|recipient type|recipienttype'],
    [0.8, 'hesap tipi|hesap turu|account type'],
    [0.5, 'tip|tipi|tur|turu|type'],
  ],
  name: [
    [1, 'ad soyad|adi soyadi|ad soyadi|adi ve soyadi|ad ve soyad|isim soyisim|isim soyad'],
    [1, 'adi soyadi unvani|ad soyad unvan|alici adi|alici ad soyad|alici adi soyadi|alici unvani'],
    [1, 'alici isim|alici ismi|personel adi|personel ad soyad|personel adi soyadi|calisan adi'],
    [1, 'calisan ad soyad|hesap sahibi|lehdar adi|full name|fullname|recipient name|recipientname'],
    [1, 'employee name|payee name|beneficiary name|account holder'],
    [0.95, 'name'],
    [0.9, 'isim|personel|calisan|lehdar|satici adi|firma unvani|cari unvan|cari adi|employee|payee'],
    [0.9, 'beneficiary|seller name|first name|given name'],
    [0.8, 'ad|adi|satici|magaza adi|firma adi|musteri adi|seller|worker'],
    [0.7, 'unvan|unvani|alici|recipient'],
  ],
  surname: [[1, 'soyad|soyadi|soyisim|soyismi|surname|last name|lastname|family name']],
  amount: [
    [1, 'odenecek|odenecek tutar|odenecek net|net odenecek|net odenecek tutar|net hakedis'],
    [1, 'odenecek net tutar|aktarilacak tutar|yatacak tutar|payout amount|amount to pay'],
    [0.98, 'net ele gecen'],
    [0.97, 'net amount|net pay|payment amount'],
    [0.96, 'odeme tutari'],
    [0.95, 'ele gecen|net ucret|net maas|net tutar|transfer tutari|havale tutari|eft tutari|amount'],
    [0.95, 'net salary|amount value'],
    [0.94, 'tutar|tutar tl'],
    [0.92, 'net|islem tutari'],
    [0.9, 'hakedis tutari|amount due'],
    [0.85, 'hakedis'],
    [0.8, 'odeme|miktar|payment|payout'],
    [0.75, 'maas|salary'],
    [0.7, 'ucret'],
    [0.6, 'toplam tutar|value'],
    [0.5, 'bakiye|toplam|total'],
  ],
  currency: [
    [1, 'para birimi|doviz|doviz cinsi|doviz kodu|doviz turu|para birim|currency|currency code'],
    [1, 'amount currency'],
    [0.9, 'ccy'],
    [0.8, 'pb'],
    [0.6, 'birim'],
    [0.4, 'kur'],
  ],
  description: [
    [1, 'aciklama|aciklamasi|odeme aciklamasi|islem aciklamasi|description|payment description'],
    [0.9, 'odeme nedeni|odeme notu|aciklamalar|explanation|payment details'],
    [0.8, 'memo|narrative'],
    [0.7, 'note'],
    [0.6, 'not|konu|detay|details'],
    [0.5, 'notlar|notes'],
  ],
  reference: [
    [1, 'referans|referans no|referans numarasi|reference|reference no|reference number'],
    [1, 'external id|externalid|item external id|itemexternalid'],
    [0.95, 'islem no|islem numarasi|sicil no|sicil numarasi'],
    [0.9, 'ref no|sicil|personel no|personel sicil no|employee id|employee no'],
    [0.8, 'ref|personel kodu|payout id|transaction id'],
    [0.7, 'siparis no|order id|order no|fatura no|invoice no'],
    [0.6, 'cari kodu|satici id|seller id'],
  ],
  nonWithdrawable: [
    [1, 'cekilemez|cekilemez mi|nonwithdrawable|non withdrawable'],
    [0.9, 'cekime kapali|not withdrawable'],
    [0.8, 'cekim yasagi'],
  ],
};

/** The folded names of each field with their weights. */
export const HEADER_NAMES: readonly (readonly [MappingField, ReadonlyMap<string, number>])[] = (
  Object.entries(NAMES) as [MappingField, WeightedNames][]
).map(([field, weighted]) => [
  field,
  new Map(weighted.flatMap(([weight, names]) => names.split('|').map((name): [string, number] => [name, weight]))),
]);
