import { describe, expect, it } from 'vitest';
import { isTotalLabel, matchHeader } from '../../../../../electron/workbook/table/words.ts';

describe('matchHeader', () => {
  it.each([
    ['IBAN', 'iban'],
    ['İBAN NO', 'iban'],
    ['Hesap No', 'iban'],
    ['T.C. Kimlik No', 'identityNumber'],
    ['TCKN / VKN', 'identityNumber'],
    ['VERGİ NO', 'identityNumber'],
    ['Cep Telefonu', 'phone'],
    ['GSM', 'phone'],
    ['Üye No', 'memberId'],
    ['ALICI BİLGİSİ', 'recipient'],
    ['IBAN / TCKN / Telefon', 'recipient'],
    ['recipientInfo', 'recipient'],
    ['recipientType', 'recipientType'],
    ['Alıcı Tipi', 'recipientType'],
    ['ADI SOYADI', 'name'],
    ['Adı - Soyadı', 'name'],
    ['Ünvan', 'name'],
    ['Alıcı Adı', 'name'],
    ['recipientName', 'name'],
    ['Personel Adı Soyadı', 'name'],
    ['Soyadı', 'surname'],
    ['Last Name', 'surname'],
    ['Tutar', 'amount'],
    ['Tutar (TL)', 'amount'],
    ['NET ÜCRET ₺', 'amount'],
    ['Ödenecek Tutar', 'amount'],
    ['Ele Geçen', 'amount'],
    ['Net Pay', 'amount'],
    ['Para Birimi', 'currency'],
    ['Döviz Cinsi', 'currency'],
    ['Açıklama', 'description'],
    ['Ödeme Açıklaması', 'description'],
    ['Sicil No', 'reference'],
    ['İşlem No', 'reference'],
    ['itemExternalId', 'reference'],
    ['nonWithdrawable', 'nonWithdrawable'],
    ['Çekilemez mi?', 'nonWithdrawable'],
  ])('%s is %s', (header, field) => {
    expect(matchHeader(header)[0]?.field).toBe(field);
  });

  it.each(['Sıra No', 'No', 'Banka', 'Şube Kodu', 'Departman', 'Tarih', ''])('%j feeds nothing', (header) => {
    expect(matchHeader(header)).toEqual([]);
  });

  it.each(['Brüt Ücret', 'Gelir Vergisi Tutarı', 'Komisyon Tutarı', 'SGK Kesintisi', 'Gross Salary'])(
    '%s is not what is paid',
    (header) => {
      expect(matchHeader(header).some((match) => match.field === 'amount')).toBe(false);
    },
  );

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is only a word', (header) => {
    expect(matchHeader(header)).toEqual([]);
  });
});

describe('isTotalLabel', () => {
  it.each([
    'TOPLAM',
    'Genel Toplam',
    'GENEL TOPLAM:',
    'Ara Toplam',
    'Toplam Tutar',
    'Total',
    'GRAND TOTAL',
    'LİSTE TOPLAMI',
    'Yekûn',
  ])('%s', (text) => {
    expect(isTotalLabel(text)).toBe(true);
  });

  it.each(['Toptan Gıda Ltd.', 'Ahmet Yekta', 'Sümer Tekstil', 'Toprak Mahsulleri', 'Summer Bonus', 'Net'])(
    '%s is none',
    (text) => {
      expect(isTotalLabel(text)).toBe(false);
    },
  );
});
