/** Every zone the browser knows, Tokyo first. */
export function TimeZones({ current }: { current: string }) {
  const zones = new Set(['Asia/Tokyo', current, ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].map((zone) => (
    <option key={zone} value={zone}>
      {zone}
    </option>
  ));
}
