// Migrates a database and prints what it did.
const [, , store, url] = process.argv;
const { migrate } = await import(`${store}/store/migrate.js`);
console.log(JSON.stringify(await migrate(url)));
