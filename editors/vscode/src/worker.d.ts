/** What a browser's worker is made with; of the browser's other types nothing is used here. */
declare const Worker: new (url: string) => Worker & { terminate(): void };
