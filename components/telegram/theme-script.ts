/**
 * Runs before the first paint, so that a dark client never sees a white flash: takes the colours out of the launch
 * address (or, after a reload, out of what the SDK kept), checks each, and writes them where the stylesheet looks. Then it keeps the launch
 * address where the SDK would: whoever taps a link before any other script has run leaves it behind.
 */
export const THEME_SCRIPT = `(function(){try{
var a=location.hash.slice(1),h=a,n="tapps/launchParams";if(h.indexOf("tgWebAppThemeParams=")<0)h=JSON.parse(sessionStorage.getItem(n)||'""');
var t=JSON.parse(new URLSearchParams(h).get("tgWebAppThemeParams")||"{}"),r=document.documentElement;
for(var k in t)if(/^[a-z_]+$/.test(k)&&/^#[0-9a-f]{6}$/i.test(t[k]))r.style.setProperty("--tg-theme-"+k.replace(/_/g,"-"),t[k]);
var b=t.bg_color;if(/^#[0-9a-f]{6}$/i.test(b||"")){var c=parseInt(b.slice(1),16);
r.dataset.scheme=(c>>16)*.299+(c>>8&255)*.587+(c&255)*.114<128?"dark":"light"}
if(a.indexOf("tgWebAppData=")>=0)sessionStorage.setItem(n,JSON.stringify(a))
}catch(e){}})()`;
