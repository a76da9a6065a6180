/** Why the store of subscribers and deliveries cannot be used, in sentences for the person at the keyboard. It never holds a password. */
export class StorageFault extends Error {}
