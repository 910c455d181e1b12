// What the bot is compared with in `telegram-run.mjs`: grammY as its guide shows it, which answers every text at once.
import http from "node:http";
import { Bot, webhookCallback } from "grammy";

const { API_ROOT, BOT_TOKEN, MODE, HOOK_PORT, WEBHOOK_SECRET } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: API_ROOT } });
bot.on("message:text", (context) => context.reply(`echo ${context.msg.text}`));
bot.catch(console.error);
const ready = () => console.log("ready");
if (MODE === "poll") {
  await bot.start({ onStart: ready });
} else {
  await bot.init();
  const take = webhookCallback(bot, "http", { secretToken: WEBHOOK_SECRET });
  http.createServer(take).listen(Number(HOOK_PORT), "127.0.0.1", ready);
}
