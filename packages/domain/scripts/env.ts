/** Where npm was told to put the package, while it packs. */
export const packDestination = process.env['npm_config_pack_destination']
