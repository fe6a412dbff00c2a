/** What a command may ask about places. Synchronous: the answer comes from a file on this machine, not from a network. */
export type GeoPort = {
  zoneAt(lat: number, lng: number): string | null
}
