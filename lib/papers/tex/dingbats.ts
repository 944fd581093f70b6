/** Numbers in circles, ticks and crosses, by their place in the font. */
export function dingbat(code: string): string | null {
  const place = /^\d{2,3}$/.test(code) ? Number(code) : 0;
  if (place >= 172 && place <= 211)
    return String.fromCodePoint(0x2460 - 172 + place + (place >= 182 ? 0x2776 - 0x246a : 0));
  return place >= 51 && place <= 56 ? String.fromCodePoint(0x2713 - 51 + place) : null;
}
