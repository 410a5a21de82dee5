/**
 * Runs before the first paint, so that a dark client never sees a white flash: takes the colours out of the launch
 * address (or, after a reload, out of what the SDK kept), checks each, and writes them where the stylesheet looks.
 */
export const THEME_SCRIPT = `(function(){try{
var h=location.hash.slice(1);if(h.indexOf("tgWebAppThemeParams=")<0)h=JSON.parse(sessionStorage.getItem("tapps/launchParams")||'""');
var t=JSON.parse(new URLSearchParams(h).get("tgWebAppThemeParams")||"{}"),r=document.documentElement;
for(var k in t)if(/^[a-z_]+$/.test(k)&&/^#[0-9a-f]{6}$/i.test(t[k]))r.style.setProperty("--tg-theme-"+k.replace(/_/g,"-"),t[k]);
var b=t.bg_color;if(/^#[0-9a-f]{6}$/i.test(b||"")){var n=parseInt(b.slice(1),16);
r.dataset.scheme=(n>>16)*.299+(n>>8&255)*.587+(n&255)*.114<128?"dark":"light"}
}catch(e){}})()`;
