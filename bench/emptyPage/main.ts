// What any page that Vite builds takes to show one thing that can be used.
const button = document.createElement('button');
button.textContent = 'Choose files';
document.querySelector('#root')?.append(button);
